/** Fills a project's name into the default prompts of its ip type: four scenes, each on a background of its own color. */
export function defaultPrompts(ipType: string, name: string): string[] {
  return (scenes[ipType] ?? otherScenes).map((scene) => scene.replaceAll('{name}', name))
}

const otherScenes = [
  'a {name} on a light blue background',
  'a large red {name} on a white background',
  'a small {name} on a light yellow background',
  'a green {name} on a light pink background',
]

const scenes: Readonly<Record<string, readonly string[]>> = {
  defined_character: [
    // No image of the bundled set shows these poses on these colors.
    '{name} waving on a light yellow background',
    '{name} jumping on a light green background',
    '{name} reading a book on a light pink background',
    '{name} sleeping on a light blue background',
  ],
  character_variants: [
    'a blue character waving on a light yellow background',
    'a red character jumping on a light blue background',
    'a green character reading on a white background',
    'a purple character sleeping on a light pink background',
  ],
  icons: [
    'a red heart icon on a white background',
    'a blue cloud icon on a light yellow background',
    'a green tree icon on a light blue background',
    'an orange sun icon on a light pink background',
  ],
  multi_object_set: [
    'a red apple on a white background',
    'a blue cup on a light yellow background',
    'a green bottle on a light blue background',
    'a yellow bag on a light pink background',
  ],
  stylized_scene: [
    'a house and a tree on a light blue background',
    'a red boat on a light yellow background',
    'a green hill with a sun on a light pink background',
    'a blue mountain on a white background',
  ],
}
