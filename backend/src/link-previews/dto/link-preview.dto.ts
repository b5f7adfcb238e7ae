import { ApiProperty } from '@nestjs/swagger';
import { LIMITS } from '@parley/contracts';
import { IsNotEmpty } from 'class-validator';
import { IsText } from '../../platform/validation/index.js';

export class LinkPreviewDto {
  @ApiProperty({ description: 'As it stands in a message', example: 'https://example.com/brakes' })
  @IsNotEmpty()
  @IsText(LIMITS.linkMaxLength)
  url: string;
}
