import { z } from 'zod'
import { address, jsonAnswer, jsonText } from './values.ts'

// The JSON that travels as text in `caption`, `visual_schema` and `structured_prompt`: the keys of FIBO's structured prompts. Nothing is
// demanded and nothing else forbidden: any JSON object is taken, and keys that are not listed here are kept as they are. What is written
// has no null and no empty value; its keys stand in this order.

const text = (description: string) => z.string().optional().describe(description)

/** One thing in the picture. */
export const describedObject = z
  .looseObject({
    description: text('What it is, in at most 100 words'),
    location: text('Where in the picture, such as `center` or `top left`'),
    relationship: text('How it stands to the other things'),
    relative_size: text('How much of the picture it takes'),
    shape_and_color: text('Its form and colors'),
    texture: text('What its surface is like'),
    appearance_details: text('What else can be seen of it'),
    number_of_objects: z.int().optional().describe('How many, when it stands for several alike'),
    pose: text('How a body is held'),
    expression: text('What a face shows'),
    clothing: text('What is worn'),
    action: text('What it does'),
    gender: text('Of a person or figure'),
    skin_tone_and_texture: text('Of a person or figure'),
    orientation: text('Which way it faces'),
  })
  .describe('One thing in the picture')

const lighting = z
  .looseObject({
    conditions: text('What light there is'),
    direction: text('Where it comes from'),
    shadows: text('What shadows it throws'),
  })
  .optional()
  .describe('The light')

const SCORES = ['very low', 'low', 'medium', 'high', 'very high'] as const
const score = (description: string) => z.enum(SCORES).optional().describe(description)

const aesthetics = z
  .looseObject({
    composition: text('How the picture is laid out'),
    color_scheme: text('The colors of the picture as a whole'),
    mood_atmosphere: text('What it feels like'),
    preference_score: score('How much people like it; for models that were trained with scores'),
    aesthetic_score: score('How beautiful it is; for models that were trained with scores'),
  })
  .optional()
  .describe('Composition, colors and mood')

const photographicCharacteristics = z
  .looseObject({
    depth_of_field: text('How much is sharp'),
    focus: text('What is sharp'),
    camera_angle: text('Where the camera looks from'),
    lens_focal_length: text('How wide it sees'),
  })
  .optional()
  .describe('What a camera would have done')

const renderedText = z.looseObject({
  text: text('The letters, word for word'),
  location: text('Where they stand'),
  size: text('How large they are'),
  color: text('Their color'),
  font: text('Their type'),
  appearance_details: text('What else can be seen of them'),
})

/** What one picture shows. */
export const captionDocument = z
  .looseObject({
    short_description: text('The whole picture in at most 200 words'),
    objects: z
      .array(describedObject)
      .optional()
      .describe('The things in it, the most important first; the server writes five at most'),
    background_setting: text('What is behind and around them'),
    lighting,
    aesthetics,
    photographic_characteristics: photographicCharacteristics,
    style_medium: text('What it is made in, such as `photograph` or `digital illustration`'),
    text_render: z.array(renderedText).optional().describe('Letters that can be read in it'),
    context: text('What such a picture would be used for'),
    artistic_style: text('Its style in a few words'),
  })
  .meta({ id: 'CaptionDocument', description: 'What one picture shows' })
export type CaptionDocument = z.infer<typeof captionDocument>

/** What a picture is to show: the keys of a caption. */
export const structuredPromptDocument = captionDocument.meta({
  id: 'StructuredPromptDocument',
  description: 'What a picture is to show',
})
export type StructuredPromptDocument = z.infer<typeof structuredPromptDocument>

const agreement = z.looseObject({
  share: z.number().describe('The part of the pictures that have the trait'),
  spread: z
    .number()
    .optional()
    .describe('How far apart they are: CIEDE2000 of colors, parts of a side for place and size'),
})

/** What pictures have in common: a caption that says only what holds for all of them. */
export const visualSchemaDocument = captionDocument
  .extend({
    measured_spread: z
      .record(z.string(), agreement)
      .optional()
      .describe('How well the pictures agree, by trait, such as `objects[0].location`'),
  })
  .meta({ id: 'VisualSchemaDocument', description: 'What the pictures of a set have in common' })
export type VisualSchemaDocument = z.infer<typeof visualSchemaDocument>

/** Every kind of document, by the name that its published schema has. */
export const documents = {
  caption: { title: 'Caption', schema: captionDocument },
  'visual-schema': { title: 'Visual schema', schema: visualSchemaDocument },
  'structured-prompt': { title: 'Structured prompt', schema: structuredPromptDocument },
} as const
export type DocumentKind = keyof typeof documents
export const DOCUMENT_KINDS = Object.keys(documents) as DocumentKind[]

/** A JSON Schema, as plain data. */
export type DocumentJsonSchema = Readonly<Record<string, unknown>>

function simplify({ jsonSchema: json }: { jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  if (json.minimum === Number.MIN_SAFE_INTEGER) delete json.minimum
  if (json.maximum === Number.MAX_SAFE_INTEGER) delete json.maximum
}

/** A schema with a name of its own comes as a reference to itself, and one made of it as a reference to that. */
function inlined(
  { $ref, id: _name, ...own }: z.core.JSONSchema.BaseSchema,
  named: Readonly<Record<string, z.core.JSONSchema.BaseSchema>>,
): z.core.JSONSchema.BaseSchema {
  const meant = named[$ref?.replace('#/$defs/', '') ?? '']
  return meant === undefined ? own : { ...inlined(meant, named), ...own }
}

/** A kind of document as JSON Schema (2020-12); `id` is the address it is published at. */
export function documentJsonSchema(kind: DocumentKind, id?: string): DocumentJsonSchema {
  const { title, schema } = documents[kind]
  const { $schema, $defs, ...whole } = z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    io: 'input',
    override: simplify,
  })
  const rest = inlined(whole, $defs ?? {})
  return { $schema, ...(id === undefined ? {} : { $id: id }), title, ...rest }
}

/** Every kind, with the address that its schema is published at. */
export const documentSchemas = z
  .object({
    schemas: z
      .array(
        z.object({
          name: z.enum(DOCUMENT_KINDS).describe('What it is the schema of'),
          title: z.string().describe('The same for people'),
          url: address.describe('Where the schema is; its `$id`'),
        }),
      )
      .describe('One for each kind of document'),
  })
  .meta({ id: 'DocumentSchemas', description: 'The JSON Schemas of the documents' })
export type DocumentSchemas = z.infer<typeof documentSchemas>

/** Says of a text what the JSON in it is: for readers, not for validation, which takes any JSON object. */
function holding(component: string) {
  return { contentSchema: { $ref: `#/components/schemas/${component}` } }
}

const ofCaption = holding('CaptionDocument')
const ofVisualSchema = holding('VisualSchemaDocument')
const ofStructuredPrompt = holding('StructuredPromptDocument')

/** A caption, a visual schema and a structured prompt as texts that somebody sends. A visual schema's form has room for all three. */
export const captionText = jsonText.meta(ofCaption)
export const visualSchemaText = jsonText.meta(ofVisualSchema)
export const structuredPromptText = jsonText.meta(ofStructuredPrompt)

/** The same as texts that the server answers. */
export const captionJson = jsonAnswer.meta(ofCaption)
export const visualSchemaJson = jsonAnswer.meta(ofVisualSchema)
export const structuredPromptJson = jsonAnswer.meta(ofStructuredPrompt)
