import { Module } from '@nestjs/common';
import { PageLinks } from './links.js';
import { Outbox } from './outbox.js';

@Module({ providers: [Outbox, PageLinks], exports: [Outbox, PageLinks] })
export class MailModule {}
