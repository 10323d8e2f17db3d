import type { Vocabulary } from '../core/model/vocabulary.ts';
import type { WordKnowledge } from './word-knowledge.ts';

/** Largest magnitude an int8 row component takes. */
const INT8_MAX = 127;

/**
 * Projects every type's features down to the model's row and quantises it to int8, with a scale a column.
 * @param projection `knowledge.dimensions × dimensions`
 * @param offsets what training added to each type's row, `types × dimensions`
 */
export function bakeVocabulary(knowledge: WordKnowledge, projection: Float32Array, offsets: Float32Array, dimensions: number): Vocabulary {
  const count = knowledge.types.size;
  const dense = Float32Array.from(offsets);
  for (let type = 0; type < count; type++)
    for (let f = 0; f < knowledge.dimensions; f++) {
      const value = knowledge.features[type * knowledge.dimensions + f];
      if (value === 0) continue;
      for (let d = 0; d < dimensions; d++) dense[type * dimensions + d] += value * projection[f * dimensions + d];
    }
  const scales = new Float32Array(dimensions);
  for (let i = 0; i < dense.length; i++) scales[i % dimensions] = Math.max(scales[i % dimensions], Math.abs(dense[i]) / INT8_MAX);
  const rows = Int8Array.from(dense, (value, i) => (scales[i % dimensions] === 0 ? 0 : Math.round(value / scales[i % dimensions])));
  return { types: knowledge.types, dimensions, rows, scales, classes: knowledge.classes };
}
