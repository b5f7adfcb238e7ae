export { type Claim, type Claimant, claimAttachments, handOverAttachments } from './attachment-claims.js';
export { type AttachmentFacts, attachmentView } from './attachment.row.js';
export { AttachmentsModule } from './attachments.module.js';
export { MessageFiles } from './message-files.js';
