/** A file that is gone is no error to one who looks for it; any other failure is thrown. */
export const unlessMissing = (error: NodeJS.ErrnoException): undefined => {
  if (error.code !== 'ENOENT') throw error;
};
