"""Made-up plans that show what the real one has not: measures, parts, decisions, commentary and key dates."""
