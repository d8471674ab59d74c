export { DeskOpenings } from './desk-openings.service.js';
export { ProvisioningModule } from './provisioning.module.js';
