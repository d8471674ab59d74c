import { ValidateIf } from 'class-validator';

/**
 * The member may be left out; when it is there, it is held against its other rules. class-validator's `IsOptional` lets
 * `null` pass too, which is another thing: it stands on members that may be null.
 */
export const Omittable = (): PropertyDecorator => ValidateIf((_, value) => value !== undefined);
