import { hello } from '#kernel';

console.log(hello);
