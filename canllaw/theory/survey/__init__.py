"""The strand of the survey: multilevel estimates of each link."""
