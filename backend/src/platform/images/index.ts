export { IMAGE_TYPES, Images, type ImageType, isImageType, type MadeImage } from './images.js';
export { ImagesModule } from './images.module.js';
