export { DeskOpenings } from './desk-openings.service.js';
export { DeskRemoval } from './desk-removal.service.js';
export { ProvisioningModule } from './provisioning.module.js';
