/** The font files of the print edition: every peer sets with the same two. */

import { nodeHost } from '../../build/host/node-host.js';

const host = nodeHost();

/** Regular and bold. */
export const fontFiles = ['400Regular/NotoSerifSC_400Regular.ttf', '700Bold/NotoSerifSC_700Bold.ttf'].map((file) =>
  host.packageFile(`@expo-google-fonts/noto-serif-sc/${file}`),
);
