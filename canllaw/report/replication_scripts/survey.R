# Fits every model of the survey again and puts R's numbers beside ours.
#
# Run it in this folder: Rscript survey.R. What the columns mean stands in README.txt.
# Rscript survey.R all also writes out the likelihood of tables with many rows, which takes long.

MOST_ROWS <- 20000

if (!requireNamespace("lme4", quietly = TRUE)) {
  stop("The R package lme4 is needed and not installed here. To install it: install.packages(\"lme4\")", call. = FALSE)
}
source("likelihood.R")
patient <- "all" %in% commandArgs(trailingOnly = TRUE)

# `words` are columns that stay as they are written, such as a wave called 01.
read_table <- function(name, words = character()) {
  read.csv(
    name, check.names = FALSE, fileEncoding = "UTF-8-BOM", na.strings = "", stringsAsFactors = FALSE,
    colClasses = setNames(rep("character", length(words)), words)
  )
}
split_names <- function(words) if (is.na(words)) character() else strsplit(words, "; ", fixed = TRUE)[[1]]

models <- read_table("models.csv", "later waves")
expected <- read_table("expected-models.csv")
differences <- read_table("expected-differences.csv")
comparisons <- read_table("comparisons.csv")

# ---- What is compared, and how far apart two numbers may be -------------------------------------------

rows <- list()
compare <- function(model, with, what, ours, theirs, within) {
  if (length(ours) == 0 || is.na(ours)) return(invisible())
  equal <- !is.na(theirs) && abs(ours - theirs) <= within
  rows[[length(rows) + 1]] <<- data.frame(
    model = model, with = with, what = what, ours = ours, R = theirs, difference = theirs - ours, equal = equal
  )
}
share <- function(value, part, least = 0) max(abs(value) * part, least)

own_rows <- function(model, fit) expected[expected$model == model & expected$fit == fit, ]

# ---- The covariates of a model, from values as they were measured --------------------------------------

make_design <- function(model) {
  people <- read_table(paste0(model$hypothesis, "-people.csv"), "wave")
  columns <- split_names(model$columns)
  whole <- complete.cases(people[c("outcome", "authority", columns)])
  x <- as.matrix(people[columns])
  centre <- x * 0
  if (!is.na(model[["compared within"]])) {
    groups <- as.character(people[[model[["compared within"]]]])
    for (name in split_names(model[["less the mean of the group"]])) {
      means <- tapply(x[whole, name], groups[whole], mean)
      centre[, name] <- means[groups]
    }
  }
  contexts <- split_names(model[["pairs: contexts"]])
  others <- split_names(model[["pairs: others"]])
  waves <- split_names(model[["later waves"]])
  finish <- function(centred) {
    products <- mapply(function(one, other) centred[, one] * centred[, other], contexts, others)
    later <- sapply(waves, function(wave) as.numeric(people$wave == wave))
    found <- cbind(centred, if (length(contexts)) products, if (length(waves)) later)
    colnames(found) <- c(columns, if (length(contexts)) paste(contexts, others, sep = " : "), if (length(waves)) paste("wave", waves))
    found
  }
  design <- finish(x - centre)
  intercepts <- split_names(model[["random intercepts"]])
  kept <- whole & complete.cases(design) & complete.cases(people[intercepts])
  weights <- people$weight[kept]
  list(
    people = people[kept, ], raw = x[kept, , drop = FALSE], centre = centre[kept, , drop = FALSE],
    x = design[kept, , drop = FALSE], intercepts = intercepts, weights = weights / sum(weights),
    balanced = weights / ave(weights, people$authority[kept]),
    # The covariates with columns set to a value for everybody.
    set = function(to) {
      moved <- x
      for (at in seq_len(nrow(to))) moved[, to$column[at]] <- to$value[at]
      finish(moved - centre)[kept, , drop = FALSE]
    }
  )
}

make_frame <- function(design, response, covariates) {
  frame <- data.frame(y = response, design$people[design$intercepts], design$x[, covariates, drop = FALSE])
  names(frame) <- c("y", design$intercepts, paste0("x", seq_along(covariates)))
  frame
}
make_formula <- function(design, covariates) {
  fixed <- if (length(covariates)) paste0("x", seq_along(covariates), collapse = " + ") else "1"
  groups <- paste0("(1 | ", design$intercepts, ")", collapse = " + ")
  as.formula(paste("y ~", fixed, "+", groups))
}

# ---- One model beside lme4 or glmmTMB ------------------------------------------------------------------

compare_fit <- function(model, kind, with, covariates, found, skip_errors = FALSE) {
  ours <- own_rows(model, kind)
  pick <- function(quantity, name) ours[ours$quantity == quantity & (is.na(ours$name) | ours$name == name), ]
  compare(model, with, "log-likelihood", pick("log-likelihood", "")$value, found$log_likelihood, 0.001)
  for (name in c("(Intercept)", covariates)) {
    own <- pick("coefficient", name)
    error <- if (is.na(own$error)) own[["error from authorities"]] else own$error
    near <- share(own$value, 0.001, 0.002 * error)
    compare(model, with, paste("coefficient of", name), own$value, found$coefficients[[name]], near)
    if (!skip_errors) {
      near <- share(own$error, 0.001)
      compare(model, with, paste("standard error of", name), own$error, found$errors[[name]], near)
    }
  }
  for (name in names(found$sds)) {
    own <- pick("standard deviation", name)
    near <- share(own$value, 0.001, 0.001)
    compare(model, with, paste("standard deviation of", name), own$value, found$sds[[name]], near)
  }
}

fit_with_lme4 <- function(design, covariates, nodes) {
  frame <- make_frame(design, design$y, covariates)
  formula <- make_formula(design, covariates)
  # By its usual tolerance lme4 stops early, and its standard errors come out up to 1 % too small.
  fit <- NULL
  for (tolerance in c(1e-12, 1e-10, 1e-7)) {
    control <- lme4::glmerControl(
      optimizer = "bobyqa", check.conv.singular = "ignore", tolPwrss = tolerance, optCtrl = list(maxfun = 1e5, rhobeg = 0.2, rhoend = 1e-8)
    )
    fit <- tryCatch(
      lme4::glmer(formula, frame, family = binomial, nAGQ = nodes, control = control),
      error = function(why) NULL
    )
    if (!is.null(fit)) break
  }
  if (is.null(fit)) stop("lme4 could not fit this model.")
  found <- summary(fit)$coefficients
  sds <- sapply(lme4::VarCorr(fit), function(each) attr(each, "stddev")[[1]])
  list(
    log_likelihood = as.numeric(logLik(fit)), coefficients = setNames(found[, 1], c("(Intercept)", covariates)),
    errors = setNames(found[, 2], c("(Intercept)", covariates)), sds = sds[design$intercepts]
  )
}

# Weights multiply each person's part of the log-likelihood; lme4 would count them as numbers of answers.
fit_with_glmmTMB <- function(design, covariates) {
  frame <- make_frame(design, design$y, covariates)
  frame$own_weight <- design$balanced
  formula <- make_formula(design, covariates)
  fit <- suppressWarnings(glmmTMB::glmmTMB(formula, frame, family = binomial, weights = own_weight))
  found <- summary(fit)$coefficients$cond
  sds <- sapply(glmmTMB::VarCorr(fit)$cond, function(each) attr(each, "stddev")[[1]])
  list(
    log_likelihood = as.numeric(logLik(fit)), coefficients = setNames(found[, 1], c("(Intercept)", covariates)),
    errors = setNames(found[, 2], c("(Intercept)", covariates)), sds = sds[design$intercepts]
  )
}

compare_with_packages <- function(model, design, covariates) {
  nested <- length(design$intercepts) == 2
  if (isTRUE(model$weighted == "yes")) {
    if (!requireNamespace("glmmTMB", quietly = TRUE)) {
      cat("Left out: answers have weights, and the R package glmmTMB is not installed here.\n")
    } else if (nrow(own_rows(model$model, "laplace"))) {
      found <- fit_with_glmmTMB(design, covariates)
      compare_fit(model$model, "laplace", "glmmTMB, Laplace", covariates, found, skip_errors = TRUE)
    }
    return(invisible())
  }
  if (nrow(own_rows(model$model, "laplace"))) {
    found <- fit_with_lme4(design, covariates, 1)
    compare_fit(model$model, "laplace", "lme4, Laplace", covariates, found)
  }
  if (!nested) {
    nodes <- min(model$nodes, 25)
    found <- fit_with_lme4(design, covariates, nodes)
    compare_fit(model$model, "as told", paste("lme4, nodes:", nodes), covariates, found)
  }
}

# ---- The same model beside the likelihood written out --------------------------------------------------

# Returns R's own estimates, so that differences in chances rest on them.
compare_with_likelihood <- function(model, design, covariates) {
  ours <- own_rows(model$model, "as told")
  own <- ours[ours$quantity == "coefficient", ]
  sds <- ours$value[ours$quantity == "standard deviation"]
  weights <- if (isTRUE(model$weighted == "yes")) design$balanced else rep(1, nrow(design$x))
  group <- if (length(sds) == 2) design$people[[design$intercepts[2]]]
  parts <- make_parts(design$y, cbind(1, design$x), weights, design$people$authority, group)
  found <- look_around(parts, own$value, sds)
  with <- "the likelihood written out"
  # Our quadrature stops where more nodes change the log-likelihood by less than this.
  compare(model$model, with, "log-likelihood", ours$value[ours$quantity == "log-likelihood"], found$log_likelihood, 0.01)
  plain <- sqrt(diag(found$covariance))
  robust <- sqrt(diag(found$sandwich))
  for (at in seq_len(nrow(own))) {
    name <- own$name[at]
    compare(model$model, with, paste("coefficient of", name), own$value[at], found$estimates[at], 0.01 * plain[at])
    compare(model$model, with, paste("standard error of", name), own$error[at], plain[at], 0.005 * plain[at])
    compare(model$model, with, paste("error from authorities of", name), own[["error from authorities"]][at], robust[at], 0.005 * robust[at])
  }
  found$sds <- found$estimates[-seq_len(nrow(own))]
  found$beta <- found$estimates[seq_len(nrow(own))]
  compare_difference(model, design, found)
  found
}

find_difference <- function(design, sides, parameters, count) {
  beta <- parameters[seq_len(count)]
  sds <- parameters[-seq_len(count)]
  sum(sapply(split(sides, sides$side), function(to) {
    to$sign[1] * average_chance(as.vector(cbind(1, design$set(to)) %*% beta), sds, design$weights)
  }))
}

compare_difference <- function(model, design, found) {
  sides <- comparisons[comparisons$model == model$model, ]
  own <- differences[differences$model == model$model & differences$difference == "difference", ]
  count <- length(found$beta)
  value <- find_difference(design, sides, found$estimates, count)
  slope <- sapply(seq_along(found$estimates), function(at) {
    step <- 1e-4
    up <- down <- found$estimates
    up[at] <- up[at] + step
    down[at] <- down[at] - step
    if (found$estimates[at] == 0) return(0)
    (find_difference(design, sides, up, count) - find_difference(design, sides, down, count)) / (2 * step)
  })
  with <- "the likelihood written out"
  error <- sqrt(as.numeric(slope %*% found$covariance %*% slope))
  robust <- sqrt(as.numeric(slope %*% found$sandwich %*% slope))
  compare(model$model, with, "difference in chances", own$value, value, 0.01 * error)
  compare(model$model, with, "its error", own$error, error, 0.005 * error)
  compare(model$model, with, "its error from authorities", own[["error from authorities"]], robust, 0.005 * robust)
  largest <- error
  if (model[["errors from authorities"]] == "yes") largest <- max(error, robust)
  if (model$weighted == "yes") largest <- robust
  cat(sprintf("%s: %.4f; by maximum likelihood from %.4f to %.4f; we tell from %.4f to %.4f\n", model$model, value,
    value - 1.96 * largest, value + 1.96 * largest, own[["low told"]], own[["high told"]]))
}

# ---- The model of a mechanism, and what goes through it -------------------------------------------------

compare_mechanism <- function(model, design, covariates, outcome) {
  frame <- make_frame(design, design$x[, model$response], covariates)
  formula <- make_formula(design, covariates)
  frame$own_weight <- if (isTRUE(model$weighted == "yes")) design$people$weight / mean(design$people$weight) else 1
  control <- lme4::lmerControl(
    optimizer = "bobyqa", check.conv.singular = "ignore", optCtrl = list(maxfun = 1e5, rhobeg = 0.2, rhoend = 1e-9)
  )
  fit <- lme4::lmer(formula, frame, weights = own_weight, REML = TRUE, control = control)
  found <- summary(fit)$coefficients
  sds <- c(sapply(lme4::VarCorr(fit), function(each) attr(each, "stddev")[[1]])[design$intercepts], residual = sigma(fit))
  found <- list(
    log_likelihood = as.numeric(logLik(fit)), coefficients = setNames(found[, 1], c("(Intercept)", covariates)),
    errors = setNames(found[, 2], c("(Intercept)", covariates)), sds = sds
  )
  compare_fit(model$model, "restricted", "lme4, restricted", covariates, found)
  if (is.null(outcome)) return(invisible())
  names <- c("(Intercept)", colnames(design$x))
  slope <- found$coefficients[[model$tested]] * outcome$beta[match(model$response, names)]
  predictor <- as.vector(cbind(1, design$x) %*% outcome$beta)
  chance <- function(to) average_chance(predictor + (to - design$raw[, model$tested]) * slope, outcome$sds, design$weights)
  own <- differences[differences$model == model$model, ]
  compare(model$model, "both models", "difference through the mechanism", own$value, chance(model$high) - chance(model$low), 0.0005)
}

# A mechanism that is a yes or no: how much more often it is there, times what it gives, person by person.
compare_chain <- function(model, design, found, outcome) {
  own <- differences[differences$model == model$model & differences$difference == "through", ]
  of_mechanism <- function(to) {
    moved <- design$set(data.frame(column = model$tested, value = to))
    find_chances(as.vector(cbind(1, moved) %*% found$beta), found$sds)
  }
  of_outcome <- function(to) {
    moved <- outcome$design$x
    moved[, model$response] <- to - outcome$design$centre[, model$response]
    find_chances(as.vector(cbind(1, moved) %*% outcome$beta), outcome$sds)
  }
  ends <- range(design$raw[, model$response])
  gained <- of_outcome(ends[2]) - of_outcome(ends[1])
  value <- sum(design$weights * gained * (of_mechanism(model$high) - of_mechanism(model$low)))
  compare(model$model, "both models", "difference through the mechanism", own$value, value, 0.0005)
}

# Without the mechanism among what explains it.
narrow <- function(design, covariates) {
  set <- design$set
  design$x <- design$x[, covariates, drop = FALSE]
  design$set <- function(to) set(to)[, covariates, drop = FALSE]
  design
}

# ---- All of them -----------------------------------------------------------------------------------------

last <- NULL
for (at in seq_len(nrow(models))) {
  model <- models[at, ]
  design <- make_design(model)
  covariates <- setdiff(colnames(design$x), model$response)
  design$y <- design$people$outcome
  if (model$kind == "linear") {
    compare_mechanism(model, design, covariates, last)
    next
  }
  if (model$response != "outcome") {
    own <- design$raw[, model$response]
    design$y <- as.numeric(own == max(own))
    design <- narrow(design, covariates)
  }
  compare_with_packages(model, design, covariates)
  found <- NULL
  if (patient || nrow(design$x) <= MOST_ROWS) {
    found <- compare_with_likelihood(model, design, covariates)
    found$design <- design
    if (model$response != "outcome" && !is.null(last)) compare_chain(model, design, found, last)
  } else {
    cat(sprintf("%s: many rows; the likelihood is not written out (Rscript survey.R all does it).\n", model$model))
  }
  last <- found
}

found <- do.call(rbind, rows)
if (is.null(found)) {
  cat("The survey tested no hypothesis.\n")
} else {
  write.csv(found, "compared-survey.csv", row.names = FALSE)
  cat(sprintf("Compared: %d (compared-survey.csv)\n", nrow(found)))
}
wrong <- found[!found$equal, ]
cat(sprintf("Not equal: %d\n", NROW(wrong)))
if (NROW(wrong)) for (at in seq_len(NROW(wrong))) with(wrong[at, ], cat(sprintf("  %s | %s | %s: %.6g, R %.6g\n", model, with, what, ours, R)))
