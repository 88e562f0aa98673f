/** What the document says of the whole. */
export const info = {
  title: 'Atelier',
  version: '1',
  summary: 'Tailored generation, self-hosted',
  description: `Learns a visual identity (a character, a set of icons, the style of a scene) from images and generates new ones that keep it.

## The way through

Create a project and a dataset in it, let 5 to 10 images give a visual schema, upload the images, complete the dataset, create a model on it, start its training, and generate.

## Addresses

Every operation answers under \`/v1\` and \`/v2\` alike; it is listed under the version that the published contract has it in. Ids are integers. Schemas, captions and structured prompts travel as text that holds JSON. Unknown fields are ignored. The addresses of pictures and files in answers are signed: they need no token and work for an hour.

## Tokens

Each request carries an API token in the header \`api_token\`. What a token sees belongs to its organization; the rest does not exist for it. A \`viewer\` reads, a \`member\` does everything but manage tokens, an \`admin\` manages them too.

## Errors

Under \`/image\`, \`/video\`, \`/structured_prompt\` and \`/status\` every error is \`{"error": {"code", "message", "details"}, "request_id"}\`. Elsewhere one fault is \`{"message"}\`, faults of fields are \`{"errors": [{"msg", "field_name", "field_input"}]}\`, and a 403 is a bare string, as are the 400 and 404 of checkpoints. A failed job answers 200: look at its \`status\`.

## Lists

Lists are bare arrays and whole. With \`limit\` they come in parts: \`X-Next-Cursor\` and \`Link\` tell where the next begins.

## Trying again

A POST with an \`Idempotency-Key\` runs once, however often it is sent within 24 hours: whoever repeats it gets the stored reply, marked with \`Idempotent-Replayed\`. Another body with the same key is a 409. A 429 says in \`Retry-After\` when to come back.

## Failures on demand

A test token brings up any documented error: with the header \`X-Atelier-Simulate: 409\` an operation answers as if it had met that status. It changes nothing.`,
  license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
}
