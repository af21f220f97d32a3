type Sides = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };

const gap = 8;

/** Where a box goes in the window so that what it is about stays in sight: below it, else above, else beside. In px. */
export function boxBeside(
  about: Sides,
  box: { readonly width: number; readonly height: number },
  page: { readonly width: number; readonly height: number } = { width: innerWidth, height: innerHeight },
): { readonly left: number; readonly top: number } {
  const across = clamp(about.left + about.width / 2 - box.width / 2, page.width - box.width - gap);
  const below = about.top + about.height + gap;
  if (below + box.height + gap <= page.height) return { left: across, top: below };
  const above = about.top - gap - box.height;
  if (above >= gap) return { left: across, top: above };
  const level = clamp(about.top, page.height - box.height - gap);
  const before = about.left - gap - box.width;
  if (before >= gap) return { left: before, top: level };
  return { left: clamp(about.left + about.width + gap, page.width - box.width - gap), top: level };
}

const clamp = (value: number, most: number) => Math.max(gap, Math.min(value, most));
