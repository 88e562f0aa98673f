/** The groups of operations, in the order of the work. */
export const tags = [
  { name: 'projects', description: 'The frame around everything of one visual identity' },
  {
    name: 'datasets',
    description: 'Images, what they share, and the way to a frozen training set',
  },
  { name: 'images', description: 'Images of a dataset and their captions' },
  { name: 'models', description: 'What is trained on a dataset, and the training itself' },
  { name: 'checkpoints', description: 'What trainings saved' },
  { name: 'evaluations', description: 'How well a model keeps what it learnt, in figures' },
  { name: 'generation', description: 'Images, structured prompts and videos by a trained model' },
  { name: 'accounts', description: 'Organizations and tokens; beyond the published contract' },
  { name: 'system', description: 'The server itself' },
]
