"""Documents made of templates that users edit: what one may say, how it is filled in, where the bytes are kept."""
