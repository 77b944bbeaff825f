// The recipes of docs/recipes/ for address families that few kernels have.
