import { SetMetadata } from '@nestjs/common';

export const IS_PUBLIC = 'parley:public';

/** This call needs no access token. */
export const Public = (): ClassDecorator & MethodDecorator => SetMetadata(IS_PUBLIC, true);
