import type { BriefPicture, PictureShape } from "../../../model/brief.ts";

/** A picture of a report; the tables beside it have its figures. */
export function BriefFigure({ picture }: { picture: BriefPicture }) {
  return (
    <figure className="brief-picture">
      <figcaption>{picture.title}</figcaption>
      <svg
        viewBox={`0 0 ${picture.width} ${picture.height}`}
        role="img"
        aria-label={`${picture.title}. ${picture.alt}`}
      >
        {picture.shapes.map((shape, at) => (
          <Shape key={at} shape={shape} />
        ))}
      </svg>
      <ul className="brief-legend">
        {picture.legend.map(({ mark, text }) => (
          <li key={text}>
            <svg viewBox="0 0 14 10" aria-hidden="true">
              {mark === "level" || mark === "chosen" ? (
                <path className={`brief-${mark}`} d={mark === "level" ? "M0 5H14" : "M7 0V10"} />
              ) : (
                <rect className={`brief-${mark}`} x="1" y="1" width="12" height="8" />
              )}
            </svg>
            {text}
          </li>
        ))}
      </ul>
    </figure>
  );
}

function Shape({ shape }: { shape: PictureShape }) {
  if (shape.shape === "text")
    return (
      <text x={shape.x} y={shape.y} textAnchor={shape.anchor}>
        {shape.text}
      </text>
    );
  if (shape.shape === "bar")
    return <rect className={`brief-${shape.mark}`} x={shape.x} y={shape.y} width={shape.width} height={shape.height} />;
  const way = shape.points.map(([x, y], at) => `${at === 0 ? "M" : "L"}${x} ${y}`).join("");
  return <path className={`brief-${shape.mark}`} d={way} />;
}
