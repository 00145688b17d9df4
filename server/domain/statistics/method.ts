/**
 * What the figures are made with, told with everything that leaves the program. The version changes whenever a figure could:
 * then the same answers may give other numbers.
 */
export const METHOD = {
  version: '2',
  weights:
    'Post-stratification by area × sex × age group, cells with fewer than 5 answers or over 4 times the average weight collapsed; with margins only raking, or logit calibration within 0.25–4 (Deville & Särndal 1992).',
  variance: 'Linearised ratio with residuals from post-stratum means (calibration: from the regression), finite population correction.',
  interval:
    '95 % Korn–Graubard (1998) beta interval on the 0–1 axis, never narrower than a simple random sample of the same size; covers chance, not non-response.',
  difference: 'MOVER interval (Zou & Donner 2008) of the two intervals; p is the smallest alpha whose interval excludes 0.',
  adjustment:
    'Benjamini–Hochberg within the family named beside each p; null is exploratory. Pages call a difference established by careful p-values, never smaller: the variance given how many answered in each post-stratum (Holt & Smith 1979), and at every level the t distribution of its degrees of freedom (Satterthwaite 1946).',
  assumption: 'Within an area, sex and age group those who answered are taken to be like those who did not.',
} as const
