/** The views of the templates of an EPUB's package. */

/** The view of the XHTML file around a page's body. */
export interface ShellView {
  readonly language: string;
  readonly title: string;
  /** `cover`, `chapter` …: the class of `body`. */
  readonly kind: string;
  /** `frontmatter` or `bodymatter`. */
  readonly division: string;
  /** Whether lines of the page run down. */
  readonly isVertical: boolean;
  readonly body: string;
}

/** The view of the package document, in the order of its elements. */
export interface OpfView {
  readonly language: string;
  readonly identifier: string;
  readonly isbn?: string;
  /** Names the print edition whose pages the page list has. */
  readonly pageSource?: string;
  readonly title: string;
  readonly subtitle?: string;
  readonly creators: readonly {
    readonly id: string;
    readonly name: string;
    readonly role: string;
    readonly fileAs?: string;
  }[];
  readonly publisher?: string;
  readonly date?: string;
  readonly rights?: string;
  readonly description?: string;
  readonly subjects: readonly string[];
  readonly series?: { readonly name: string; readonly position?: string };
  /** `CCYY-MM-DDThh:mm:ssZ` */
  readonly modified: string;
  readonly accessibility: AccessibilityView;
  readonly coverId: string;
  readonly manifest: readonly ManifestItem[];
  readonly spine: readonly string[];
  /** Whether lines run down, and pages to the left. */
  readonly isVertical: boolean;
}

/** Schema.org terms of EPUB Accessibility 1.1. */
export interface AccessibilityView {
  readonly modes: readonly string[];
  readonly sufficient: readonly string[];
  readonly features: readonly string[];
  readonly hazard: 'none' | 'unknown';
  readonly summary: string;
}

export interface ManifestItem {
  readonly id: string;
  readonly href: string;
  readonly mediaType: string;
  readonly properties?: string;
}

export interface NcxView {
  readonly language: string;
  readonly identifier: string;
  readonly title: string;
  readonly depth: number;
  readonly points: readonly NcxPoint[];
}

export interface NcxPoint {
  readonly id: string;
  /** playOrder: 1, 2, 3 … through the whole file. */
  readonly order: number;
  readonly name: string;
  readonly href: string;
  readonly children: readonly NcxPoint[];
}
