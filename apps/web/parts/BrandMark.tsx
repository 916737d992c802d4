/** The logo: an arch with a lit courtyard behind it. */
export function BrandMark({ size }: { size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden>
      <rect width="32" height="32" rx="8" fill="#1d5d5a" />
      <path d="M7 26V15a9 9 0 0 1 18 0v11h-4V15a5 5 0 0 0-10 0v11z" fill="#e7a488" />
      <path d="M13.5 26V15.5a2.5 2.5 0 0 1 5 0V26z" fill="#fbe9c8" />
    </svg>
  );
}
