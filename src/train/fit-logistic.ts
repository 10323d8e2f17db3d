import { calibrate, type Logistic } from '../core/model/calibrate.ts';

/** L2 on the weights, not the bias: a branch that never fires on the held-out sentences must not run away. */
const RIDGE = 1;
const MAX_ITERATIONS = 50;
const TOLERANCE = 1e-8;

/**
 * Logistic regression by Newton's method (iteratively reweighted least squares) with a ridge.
 * @param scores one row of branch scores an example
 * @param targets 0 or 1 an example
 * @param nonNegative columns whose weight is held at 0 when it would turn negative: evidence may not count against itself
 */
export function fitLogistic(scores: readonly (readonly number[])[], targets: readonly number[], nonNegative = true): Logistic {
  const width = scores[0]?.length ?? 0;
  let active = Array.from({ length: width }, (_, i) => i);
  for (;;) {
    const fitted = fitActive(scores, targets, active);
    const weights = Array.from({ length: width }, (_, i) => (active.includes(i) ? fitted.weights[active.indexOf(i)] : 0));
    const negative = active.filter((i) => weights[i] < 0);
    if (!nonNegative || negative.length === 0) return { weights, bias: fitted.bias };
    active = active.filter((i) => !negative.includes(i));
  }
}

function fitActive(scores: readonly (readonly number[])[], targets: readonly number[], active: readonly number[]): Logistic {
  const rows = scores.map((row) => active.map((i) => row[i]));
  const size = active.length + 1;
  let model: Logistic = { weights: active.map(() => 0), bias: 0 };
  for (let iteration = 0; iteration < MAX_ITERATIONS; iteration++) {
    const gradient = new Array<number>(size).fill(0);
    const hessian = Array.from({ length: size }, (_, i) =>
      Array.from({ length: size }, (_, j) => (i === j && i < active.length ? RIDGE : 1e-9)),
    );
    model.weights.forEach((weight, i) => {
      gradient[i] -= RIDGE * weight;
    });
    rows.forEach((row, n) => {
      const p = calibrate(model, row);
      const x = [...row, 1];
      const curvature = Math.max(p * (1 - p), 1e-9);
      for (let i = 0; i < size; i++) {
        gradient[i] += (targets[n] - p) * x[i];
        for (let j = 0; j < size; j++) hessian[i][j] += curvature * x[i] * x[j];
      }
    });
    const step = solve(hessian, gradient);
    model = { weights: model.weights.map((weight, i) => weight + step[i]), bias: model.bias + step[active.length] };
    if (step.every((value) => Math.abs(value) < TOLERANCE)) break;
  }
  return model;
}

/** Solves `matrix · x = vector` by Gaussian elimination with partial pivoting; both are overwritten. */
function solve(matrix: number[][], vector: number[]): number[] {
  const size = vector.length;
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let row = column + 1; row < size; row++) if (Math.abs(matrix[row][column]) > Math.abs(matrix[pivot][column])) pivot = row;
    [matrix[column], matrix[pivot]] = [matrix[pivot], matrix[column]];
    [vector[column], vector[pivot]] = [vector[pivot], vector[column]];
    for (let row = column + 1; row < size; row++) {
      const factor = matrix[row][column] / matrix[column][column];
      for (let k = column; k < size; k++) matrix[row][k] -= factor * matrix[column][k];
      vector[row] -= factor * vector[column];
    }
  }
  for (let row = size - 1; row >= 0; row--) {
    for (let k = row + 1; k < size; k++) vector[row] -= matrix[row][k] * vector[k];
    vector[row] /= matrix[row][row];
  }
  return vector;
}
