# Compares the authorities again and puts R's numbers beside ours.
#
# Run it in this folder: Rscript cases.R. What the columns mean stands in README.txt.
# The first part needs nothing but R: memberships, truth tables, how well each term and model fits.
# The second asks the package QCA for truth tables and every model, the third the package cna.

read_table <- function(name) {
  read.csv(name, check.names = FALSE, fileEncoding = "UTF-8-BOM", na.strings = "", stringsAsFactors = FALSE)
}

anchors <- read_table("anchors.csv")
tables <- read_table("expected-truth-tables.csv")
solutions <- read_table("expected-solutions.csv")
necessity <- read_table("expected-necessity.csv")
coincidences <- read_table("expected-coincidences.csv")

SAME <- 1e-6
# The tolerance with which figures are held against thresholds, here as in QCA.
REACHED <- 1.5e-8

rows <- list()
note <- function(hypothesis, with, what, ours, theirs, equal) {
  rows[[length(rows) + 1]] <<- data.frame(
    hypothesis = hypothesis, with = with, what = what, ours = as.character(ours), R = as.character(theirs), equal = equal
  )
}
compare <- function(hypothesis, with, what, ours, theirs) {
  both <- is.na(ours) && is.na(theirs)
  note(hypothesis, with, what, ours, theirs, both || (!is.na(ours) && !is.na(theirs) && abs(ours - theirs) <= SAME))
}
compare_words <- function(hypothesis, with, what, ours, theirs) {
  ours <- paste(sort(unique(ours)), collapse = " | ")
  theirs <- paste(sort(unique(theirs)), collapse = " | ")
  note(hypothesis, with, what, ours, theirs, ours == theirs)
}

# ---- Plain R: memberships -------------------------------------------------------------------------------

find_membership <- function(values, set) {
  if (is.na(set$full)) return(as.numeric(values >= set$half))
  # The direct method: log odds of 0.05 and 0.95 at the outer anchors, straight lines between (Ragin 2008).
  far <- log(0.95 / 0.05)
  upwards <- far / (set$full - set$half)
  downwards <- far / (set$half - set$none)
  plogis((values - set$half) * ifelse((values >= set$half) == (set$full > set$half), upwards, downwards))
}

read_cases <- function(sets, key) {
  cases <- read_table(paste0(key, "-cases.csv"))
  found <- sapply(seq_len(nrow(sets)), function(at) {
    name <- sets$set[at]
    membership <- find_membership(cases[[paste(name, "value")]], sets[at, ])
    gap <- max(abs(membership - cases[[paste(name, "membership")]]))
    compare(key, "plain R", paste("largest gap in memberships of", name), 0, gap)
    membership
  })
  colnames(found) <- sets$set
  as.data.frame(found, check.names = FALSE)
}

# ---- Plain R: fit ---------------------------------------------------------------------------------------

divide <- function(top, bottom) if (bottom > 0) top / bottom else NA
find_fit <- function(x, y) {
  together <- sum(pmin(x, y))
  both <- sum(pmin(x, y, 1 - y))
  left <- sum(x) - both
  c(
    consistency = divide(together, sum(x)), PRI = if (left > REACHED) (together - both) / left else if (sum(x) > 0) 0 else NA,
    coverage = divide(together, sum(y))
  )
}
find_literal <- function(literal, cases) {
  if (startsWith(literal, "~")) 1 - cases[[substring(literal, 2)]] else cases[[literal]]
}
find_term <- function(term, cases) {
  literals <- strsplit(term, "*", fixed = TRUE)[[1]]
  do.call(pmin, lapply(trimws(literals), find_literal, cases = cases))
}
find_model <- function(model, cases) {
  terms <- strsplit(model, " + ", fixed = TRUE)[[1]]
  do.call(pmax, lapply(terms, find_term, cases = cases))
}

find_output <- function(fit, count, set) {
  if (count < set$frequency) return("?")
  reaches <- function(value, threshold) !is.na(value) && value >= threshold - REACHED
  if (reaches(fit["consistency"], set$consistency) && reaches(fit["PRI"], set$PRI)) "1" else "0"
}

compare_tables <- function(key, cases, conditions, outcome, set) {
  y <- find_literal(outcome, cases)
  inside <- as.matrix(cases[conditions]) > 0.5
  clear <- rowSums(as.matrix(cases[conditions]) == 0.5) == 0
  own <- tables[tables$hypothesis == key & tables$outcome == outcome, ]
  seen <- unique(inside[clear, , drop = FALSE])
  compare(key, "plain R", paste("configurations of", outcome), nrow(own), nrow(seen))
  for (at in seq_len(nrow(own))) {
    values <- as.integer(strsplit(as.character(own$values[at]), " ")[[1]])
    term <- paste0(ifelse(values == 1, "", "~"), conditions, collapse = "*")
    fit <- find_fit(find_term(term, cases), y)
    count <- sum(clear & apply(inside, 1, function(each) all(each == (values == 1))))
    what <- function(figure) paste(figure, "of", term, "for", outcome)
    compare(key, "plain R", what("row"), own$row[at], 1 + sum(values * 2^(rev(seq_along(values)) - 1)))
    compare(key, "plain R", what("cases"), own$cases[at], count)
    compare(key, "plain R", what("consistency"), own$consistency[at], fit[["consistency"]])
    compare(key, "plain R", what("PRI"), own$PRI[at], fit[["PRI"]])
    compare_words(key, "plain R", what("output"), own$output[at], find_output(fit, count, set))
  }
}

compare_solutions <- function(key, cases) {
  own <- solutions[solutions$hypothesis == key, ]
  for (at in seq_len(nrow(own))) {
    each <- own[at, ]
    y <- find_literal(each$outcome, cases)
    whole <- is.na(each$term)
    x <- if (whole) find_model(each$model, cases) else find_term(each$term, cases)
    fit <- find_fit(x, y)
    name <- paste(each$solution, if (whole) each$model else paste(each$term, "in", each$model), "for", each$outcome)
    for (figure in names(fit)) compare(key, "plain R", paste(figure, "of", name), each[[figure]], fit[[figure]])
    if (whole) next
    others <- setdiff(strsplit(each$model, " + ", fixed = TRUE)[[1]], each$term)
    shared <- if (length(others)) sum(pmin(x, y, find_model(paste(others, collapse = " + "), cases))) else 0
    compare(key, "plain R", paste("unique coverage of", name), each[["unique coverage"]], fit[["coverage"]] - shared / sum(y))
  }
}

compare_necessity <- function(key, cases) {
  own <- necessity[necessity$hypothesis == key, ]
  for (at in seq_len(nrow(own))) {
    x <- find_term(own$condition[at], cases)
    y <- find_literal(own$outcome[at], cases)
    together <- pmin(x, y)
    what <- function(figure) paste("necessity:", figure, "of", own$condition[at], "for", own$outcome[at])
    compare(key, "plain R", what("consistency"), own$consistency[at], divide(sum(together), sum(y)))
    compare(key, "plain R", what("coverage"), own$coverage[at], divide(sum(together), sum(x)))
    compare(key, "plain R", what("relevance"), own$relevance[at], divide(sum(1 - x), sum(1 - together)))
  }
}

# ---- The package QCA: truth tables and every model ------------------------------------------------------

# Terms with their conditions in order, so that a model is written in one way only.
tidy_term <- function(term) paste(sort(strsplit(gsub(" ", "", term), "*", fixed = TRUE)[[1]]), collapse = "*")
tidy_model <- function(terms) paste(sort(vapply(terms, tidy_term, "")), collapse = " + ")
list_models <- function(found) if (is.null(found)) character() else vapply(found, tidy_model, "")

compare_with_QCA <- function(key, cases, sets, outcome) {
  # QCA takes names in capitals without a doubt.
  shout <- cases
  names(shout) <- toupper(names(shout))
  conditions <- toupper(sets$set[sets$part == "condition"])
  set <- sets[1, ]
  table <- tryCatch(QCA::truthTable(
    shout, outcome = toupper(outcome), conditions = conditions, incl.cut = set$consistency, pri.cut = set$PRI,
    n.cut = set$frequency, complete = FALSE, show.cases = FALSE
  ), error = function(why) NULL)
  if (is.null(table)) return(note(key, "QCA", paste("truth table of", outcome), "made", "refused", FALSE))
  own <- tables[tables$hypothesis == key & tables$outcome == outcome & tables$output != "?", ]
  counted <- table$tt[as.character(table$tt$OUT) %in% c("0", "1"), ]
  write_row <- function(number, output, incl) paste0(number, ":", output, ":", sprintf("%.6f", as.numeric(as.character(incl))))
  compare_words(
    key, "QCA", paste("truth table of", outcome), write_row(own$row, own$output, own$consistency),
    write_row(rownames(counted), as.character(counted$OUT), as.character(counted$incl))
  )
  # What is claimed is expected to bring the claimed outcome, its absence the opposite one.
  claimed <- sets$claimed[sets$part == "outcome"] == "present"
  expected <- toupper(sets$set[sets$part == "condition" & !is.na(sets$claimed)])
  if (startsWith(outcome, "~") == claimed) expected <- paste0("~", expected)
  ask <- function(...) tryCatch(QCA::minimize(table, ...), error = function(why) NULL)
  found <- list(
    conservative = list_models(ask()$solution),
    parsimonious = list_models(ask(include = "?")$solution),
    intermediate = unlist(lapply(ask(include = "?", dir.exp = paste(expected, collapse = ", "))$i.sol, function(part) list_models(part$solution)))
  )
  for (kind in names(found)) {
    ours <- unique(solutions$model[solutions$hypothesis == key & solutions$outcome == outcome & solutions$solution == kind])
    ours <- vapply(strsplit(toupper(ours), " + ", fixed = TRUE), tidy_model, "")
    compare_words(key, "QCA", paste(kind, "models of", outcome), ours, found[[kind]])
  }
}

# ---- The package cna: the second view --------------------------------------------------------------------

tidy_solution <- function(words) {
  sides <- strsplit(gsub(" ", "", words), "<->", fixed = TRUE)[[1]]
  paste0(tidy_model(strsplit(sides[1], "+", fixed = TRUE)[[1]]), " <-> ", sides[2])
}

compare_with_cna <- function(key, cases, sets) {
  shout <- cases
  names(shout) <- toupper(names(shout))
  name <- sets$set[sets$part == "outcome"]
  present <- sets$claimed[sets$part == "outcome"] == "present"
  outcome <- if (present) toupper(name) else tolower(name)
  found <- cna::asf(cna::cna(
    shout, outcome = outcome, con = sets$consistency[1], cov = sets[["coverage of coincidences"]][1],
    maxstep = c(3, 4, 10)
  ))
  ours <- coincidences$solution[coincidences$hypothesis == key]
  compare_words(
    key, "cna", paste("atomic solutions of", outcome), vapply(ours, tidy_solution, ""),
    vapply(as.character(found$condition), tidy_solution, "")
  )
}

# ---- All of them -------------------------------------------------------------------------------------------

has <- vapply(c("QCA", "cna"), requireNamespace, TRUE, quietly = TRUE)
for (name in names(has)[!has]) {
  cat(sprintf("The R package %s is not installed here; its part is left out. To install it: install.packages(\"%s\")\n", name, name))
}
for (key in unique(anchors$hypothesis)) {
  sets <- anchors[anchors$hypothesis == key, ]
  cases <- read_cases(sets, key)
  outcome <- sets$set[sets$part == "outcome"]
  for (each in c(outcome, paste0("~", outcome))) {
    compare_tables(key, cases, sets$set[sets$part == "condition"], each, sets[1, ])
    if (has["QCA"]) compare_with_QCA(key, cases, sets, each)
  }
  compare_solutions(key, cases)
  compare_necessity(key, cases)
  if (has["cna"]) compare_with_cna(key, cases, sets)
}

found <- do.call(rbind, rows)
if (is.null(found)) {
  cat("No hypothesis was tested by comparing authorities.\n")
} else {
  write.csv(found, "compared-cases.csv", row.names = FALSE)
  cat(sprintf("Compared: %d (compared-cases.csv)\n", nrow(found)))
}
wrong <- found[!found$equal, ]
cat(sprintf("Not equal: %d\n", NROW(wrong)))
if (NROW(wrong)) for (at in seq_len(NROW(wrong))) {
  with(wrong[at, ], cat(sprintf("  %s | %s | %s: %s, R %s\n", hypothesis, with, what, ours, R)))
}
