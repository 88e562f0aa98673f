import type { Path } from './path.ts'

/** A field that people speak of, whatever its key is called. */
export interface Concept {
  id: string
  /** What people call it. */
  names: readonly string[]
  /** Keys that hold it, in documents of any make; the words of a key, in order. */
  keys: readonly string[]
  /** Where it stands in a structured prompt; "objects" stands for the object that is spoken of. */
  home: Path
}

const list = (text: string): string[] => text.trim().split(/\s*,\s*/)

function concept(id: string, home: Path, names: string, keys: string): Concept {
  return { id, home, names: list(names), keys: list(keys) }
}

const OBJECT = 'objects'

/** More telling names first: "lighting direction" is no "lighting". */
export const CONCEPTS: readonly Concept[] = [
  concept(
    'direction',
    ['lighting', 'direction'],
    'lighting direction, light direction, light source, direction of light, direction of the light, direction of the lighting, direction of lighting, lightning direction',
    'lighting direction, light direction, light source',
  ),
  concept(
    'shadows',
    ['lighting', 'shadows'],
    'shadows, shadow, lighting shadows, shadowing',
    'shadows, shadow, lighting shadows',
  ),
  concept(
    'lighting',
    ['lighting', 'conditions'],
    'lighting, light, lights, illumination, lighting conditions, light conditions, conditions, lightning, time of day, brightness, exposure',
    'conditions, lighting, light, illumination, time of day',
  ),
  concept(
    'color_scheme',
    ['aesthetics', 'color_scheme'],
    'color scheme, color palette, palette, colors, color theme, scheme, overall colors, tones, tone of the colors, coloring, hues, color, color mood, saturation',
    'color scheme, color palette, palette, colors, colours, colour scheme, colour palette, color theme',
  ),
  concept(
    'mood',
    ['aesthetics', 'mood_atmosphere'],
    'mood, atmosphere, mood atmosphere, mood and atmosphere, vibe, feeling, feel, ambience, ambiance, emotional tone, tone',
    'mood atmosphere, mood, atmosphere, vibe, feeling, ambience, tone',
  ),
  concept(
    'composition',
    ['aesthetics', 'composition'],
    'composition, framing, layout, arrangement, crop, shot type',
    'composition, framing, layout, shot',
  ),
  concept(
    'depth_of_field',
    ['photographic_characteristics', 'depth_of_field'],
    'depth of field, dof, field depth, depth of field, background blur, blur',
    'depth of field, dof',
  ),
  concept(
    'focus',
    ['photographic_characteristics', 'focus'],
    'focus, sharpness, focal point',
    'focus, sharpness',
  ),
  concept(
    'camera_angle',
    ['photographic_characteristics', 'camera_angle'],
    'camera angle, angle, viewpoint, point of view, perspective, camera, view, viewing angle, camera position, camera view, angle of the camera, shooting angle',
    'camera angle, angle, viewpoint, perspective, view, camera',
  ),
  concept(
    'lens',
    ['photographic_characteristics', 'lens_focal_length'],
    'lens focal length, focal length, lens',
    'lens focal length, focal length, lens',
  ),
  concept(
    'aspect',
    ['aspect_ratio'],
    'aspect ratio, aspect, image format, picture format, proportions',
    'aspect ratio, aspect, ratio, format',
  ),
  concept(
    'negative',
    ['negative_prompt'],
    'negative prompt, negative, negatives, negative prompts, exclusions',
    'negative prompt, negative, negatives, negative prompts, avoid, exclude, exclusions, do not include, unwanted',
  ),
  concept(
    'medium',
    ['style_medium'],
    'style medium, medium, art medium, technique, artistic medium',
    'style medium, medium, technique',
  ),
  concept(
    'style',
    ['artistic_style'],
    'artistic style, style, art style, look, aesthetic, visual style, drawing style, illustration style, style description, rendering style, look and feel',
    'artistic style, style, art style, visual style',
  ),
  concept(
    'context',
    ['context'],
    'context, purpose, use case, intended use, usage',
    'context, purpose, usage',
  ),
  concept(
    'background',
    ['background_setting'],
    'background, background setting, backdrop, setting, scene background, environment, background color, backdrop color, bg, surroundings, location of the scene, place, scene, scenery',
    'background setting, background, setting, backdrop, environment, scene',
  ),
  concept(
    'summary',
    ['short_description'],
    'short description, summary, overview, headline, caption, overall description, main description, general description',
    'short description, summary, caption, overview, description, prompt, title',
  ),
  concept(
    'text_color',
    ['text_render', 0, 'color'],
    'text color, font color, lettering color, color of the text',
    'text color, font color',
  ),
  concept(
    'font',
    ['text_render', 0, 'font'],
    'font, typeface, typography, font family, text font, font style',
    'font, typeface',
  ),
  concept('text_size', ['text_render', 0, 'size'], 'text size, font size', 'text size, font size'),
  concept(
    'text',
    ['text_render'],
    'text, lettering, caption text, label text, sign text, writing, wording, words, inscription, slogan',
    'text render, text, lettering, caption text',
  ),
  concept('pose', [OBJECT, 'pose'], 'pose, posture, stance, body position', 'pose, posture'),
  concept(
    'expression',
    [OBJECT, 'expression'],
    'expression, facial expression, face expression, emotion, facial emotion',
    'expression, facial expression, emotion',
  ),
  concept(
    'clothing',
    [OBJECT, 'clothing'],
    'clothing, clothes, outfit, attire, costume, garment, garments, wardrobe, apparel, wear, dress code',
    'clothing, clothes, outfit, attire, costume',
  ),
  concept('action', [OBJECT, 'action'], 'action, activity, doing', 'action, activity'),
  concept('gender', [OBJECT, 'gender'], 'gender, sex', 'gender, sex'),
  concept(
    'skin',
    [OBJECT, 'skin_tone_and_texture'],
    'skin tone and texture, skin tone, skin, complexion, skin color, skin texture',
    'skin tone and texture, skin tone, skin',
  ),
  concept(
    'texture',
    [OBJECT, 'texture'],
    'texture, surface, surface texture, material, finish',
    'texture, surface, material',
  ),
  concept(
    'colors',
    [OBJECT, 'shape_and_color'],
    'shape and color, shape and colors, shape, form, color and shape, silhouette',
    'shape and color, shape, form',
  ),
  concept(
    'appearance',
    [OBJECT, 'appearance_details'],
    'appearance details, appearance, details, visual details, features, looks, appearance description',
    'appearance details, appearance, details, features',
  ),
  concept(
    'orientation',
    [OBJECT, 'orientation'],
    'orientation, facing direction, direction faced',
    'orientation',
  ),
  concept(
    'location',
    [OBJECT, 'location'],
    'location, position, placement, position in the frame, spot',
    'location, position, placement',
  ),
  concept('size', [OBJECT, 'relative_size'], 'relative size, size', 'relative size, size, scale'),
  concept(
    'relationship',
    [OBJECT, 'relationship'],
    'relationship, relation',
    'relationship, relation',
  ),
  concept(
    'count',
    [OBJECT, 'number_of_objects'],
    'number of objects, count, number, quantity, amount',
    'number of objects, count, number, quantity, amount',
  ),
  concept('description', [OBJECT, 'description'], 'object description, description', 'description'),
]

export function conceptOf(id: string): Concept {
  const found = CONCEPTS.find((entry) => entry.id === id)
  if (found === undefined) throw new Error(`no concept "${id}"`)
  return found
}
