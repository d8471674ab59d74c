import path from 'node:path';
import { type DynamicModule, Module, type Provider, type Type } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Belongings } from '#accounts';
import { Settings } from '#kernel';
import { AttachmentRow } from './attachment.entity.js';
import { attachmentBelongings } from './attachment-belongings.js';
import { AttachmentLinks } from './attachment-links.service.js';
import { AttachmentsController } from './attachments.controller.js';
import { ClamdScanner, NoScanner } from './clamd-scanner.js';
import { DeskFiles } from './desk-files.js';
import { DirectUploads } from './direct-uploads.service.js';
import { DiskStore } from './disk-store.js';
import { DownloadsController } from './downloads.controller.js';
import { Downloads } from './downloads.service.js';
import { AttachmentDuties } from './duties.service.js';
import { FileStore } from './file-store.js';
import { Redactions } from './redactions.service.js';
import { S3Bucket } from './s3-bucket.js';
import type { BucketSettings } from './s3-signature.js';
import { S3Store } from './s3-store.js';
import { Uploads } from './uploads.service.js';
import { VirusScanner } from './virus-scanner.js';

function folderOf({ filesDir, dataDir }: Settings): string {
  return filesDir ?? path.join(dataDir, 'files');
}

/** The settings come together or not at all. */
function bucketOf(settings: Settings): BucketSettings | undefined {
  const { s3Bucket: bucket, s3Endpoint: endpoint, s3KeyId: keyId, s3Secret: secret } = settings;
  if (!bucket || !endpoint || !keyId || !secret) return undefined;
  return { bucket, endpoint, keyId, secret, region: settings.s3Region, pathStyle: settings.s3PathStyle };
}

/** Where the bytes lie and who looks at them, as the settings say. */
const outside: Provider[] = [
  {
    provide: FileStore,
    inject: [Settings],
    useFactory: (settings: Settings) => {
      const bucket = bucketOf(settings);
      return bucket ? new S3Store(new S3Bucket(bucket)) : new DiskStore(folderOf(settings));
    },
  },
  {
    provide: VirusScanner,
    inject: [Settings],
    useFactory: ({ clamavUrl }: Settings) => (clamavUrl ? new ClamdScanner(clamavUrl) : new NoScanner()),
  },
];

@Module({})
export class AttachmentsModule {
  constructor(belongings: Belongings) {
    belongings.add(attachmentBelongings);
  }

  /** @param tickets the module that provides `AttachedTickets` */
  static of(tickets: Type): DynamicModule {
    return {
      module: AttachmentsModule,
      imports: [TypeOrmModule.forFeature([AttachmentRow]), tickets],
      controllers: [AttachmentsController, DownloadsController],
      providers: [...outside, Uploads, DirectUploads, AttachmentLinks, Downloads, Redactions],
      exports: [Uploads],
    };
  }
}

/** Takes files in that come by other doors than the API, such as mail. */
@Module({
  imports: [TypeOrmModule.forFeature([AttachmentRow])],
  providers: [...outside, Uploads],
  exports: [Uploads],
})
export class AttachmentIntakeModule {}

/** What the worker does for files; it opens no door. */
@Module({
  imports: [TypeOrmModule.forFeature([AttachmentRow])],
  providers: [...outside, AttachmentDuties, DeskFiles],
  exports: [AttachmentDuties, DeskFiles],
})
export class AttachmentDutiesModule {}
