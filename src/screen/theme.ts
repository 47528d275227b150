/** How a page looks: as the device asks, or as the reader chose. */
export const themes = ['auto', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

/** The theme that was asked for; anything unknown follows the device. */
export const readTheme = (text: unknown): Theme => themes.find((theme) => theme === text) ?? 'auto'
