/** A name that is Ukrainian on every page, for screen readers of English ones (WCAG 3.1.2). */
export const Ukrainian = ({ children }: { children: string }) => <span lang="uk">{children}</span>;
