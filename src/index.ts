/** The public interface: build a book from a program of your own. */

export { build, type BuildReport, type BuildRequest, type BuiltEdition, type Progress } from './build.ts';
export type { Bilingual, Diagnostic, Place, Severity } from './diagnostics/diagnostic.ts';
export type { Host, HostEntry, OutputFile } from './host/host.ts';
export { nodeHost } from './host/node-host.ts';
