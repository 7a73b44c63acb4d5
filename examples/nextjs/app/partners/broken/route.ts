export const GET = () => {
  throw new Error("out of order");
};
