"""The components as a Pulumi plugin, for programs in TypeScript, Go, C#, Java and YAML.

May live here: where each component is found, the schema and how it is made, and the server that constructs components
for the engine. May not live here: components, their arguments, decisions. To serve the schema no component is imported,
and to construct one, only its own module: the clouds' SDKs take tens of seconds to import, the schema none.
"""
