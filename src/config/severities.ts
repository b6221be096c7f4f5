/** What book.yaml may say of a diagnostic code under `lint:`. */
export const severities = ['off', 'info', 'warning', 'error'] as const;
