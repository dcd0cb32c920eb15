/**
 * The letters of the staff's pages; canvases have to be told. A device's own Chinese font stands before the page's, so that
 * only a device without one fetches pieces of it; and nothing that every device has stands before both: where it has no
 * Chinese, Chromium keeps the boxes that it drew before the pieces came.
 */
export const FONT =
  "-apple-system, 'Segoe UI', Roboto, 'PingFang SC', 'HarmonyOS Sans SC', 'Microsoft YaHei', 'Noto Sans SC', sans-serif";
