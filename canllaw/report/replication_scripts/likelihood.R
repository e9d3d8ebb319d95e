# The log-likelihood of a logistic model with random intercepts, written out in plain R.
#
# A person's log odds are x * beta + w. Without groups within authorities, w is the level u of the
# authority, normal with standard deviation sd_authority. With groups (teams, or people who answer of
# several practices), w is normal around u with standard deviation sd_group. Both are integrated out by
# sums over a fine grid of equal steps, which for such smooth functions is exact to many digits
# (Trefethen and Weideman 2014). Nothing of this is clever; it is slow and easy to check.

find_grid <- function(sds, sizes) {
  # Steps no wider than the narrowest bell that is summed over.
  narrow <- c(sds[sds > 0], 2 / sqrt(max(sizes)))
  step <- 0.7 * min(narrow)
  reach <- 7 * sqrt(sum(sds^2)) + 3
  seq(-reach, reach, by = step)
}

# The log-likelihood of each group's answers when its level is each value of the grid: a row a group.
find_of_groups <- function(predictor, y, weights, group, grid) {
  of_people <- matrix(0, length(y), length(grid))
  for (at in seq_along(grid)) {
    log_odds <- predictor + grid[at]
    of_people[, at] <- weights * plogis(ifelse(y == 1, log_odds, -log_odds), log.p = TRUE)
  }
  rowsum(of_people, group)
}

# The log-likelihood of each authority. `parts` is made by make_parts().
find_of_authorities <- function(parts, beta, sds, grid) {
  predictor <- as.vector(parts$x %*% beta)
  found <- find_of_groups(predictor, parts$y, parts$weights, parts$group, grid)
  step <- grid[2] - grid[1]
  if (length(sds) == 2) {
    if (sds[2] > 0) {
      # From the level of the authority (a column) to that of a group (a row).
      bells <- outer(grid, grid, function(w, u) dnorm(w, u, sds[2])) * step
      tops <- apply(found, 1, max)
      found <- log(exp(found - tops) %*% bells) + tops
    }
    found <- rowsum(found, parts$authority_of_group)
  }
  if (sds[1] > 0) {
    levels <- dnorm(grid, 0, sds[1]) * step
    tops <- apply(found, 1, max)
    found <- log(exp(found - tops) %*% levels) + tops
  } else {
    found <- found[, which.min(abs(grid)), drop = FALSE]
  }
  as.vector(found)
}

make_parts <- function(y, x, weights, authority, group = NULL) {
  if (is.null(group)) {
    return(list(y = y, x = x, weights = weights, group = authority, authority_of_group = NULL))
  }
  pairs <- unique(data.frame(authority, group))
  pairs <- pairs[order(pairs$authority, pairs$group), ]
  own <- match(paste(authority, group), paste(pairs$authority, pairs$group))
  list(y = y, x = x, weights = weights, group = own, authority_of_group = pairs$authority)
}

# One step of Newton's method from `start`, which is the maximum if it does not move; log-likelihood,
# standard errors from the curvature, and those from how far authorities differ (sandwich).
look_around <- function(parts, beta, sds) {
  start <- c(beta, sds)
  free <- c(rep(TRUE, length(beta)), sds > 0)
  sizes <- rowsum(parts$weights, parts$group)
  grid <- find_grid(sds, sizes)
  grid <- grid - grid[which.min(abs(grid))]
  scale <- c(1 / sqrt(colSums(parts$weights * parts$x^2) / 4), rep(0.1, length(sds)))
  step <- 0.02 * scale
  at <- function(now) find_of_authorities(parts, now[seq_along(beta)], now[-seq_along(beta)], grid)
  move <- function(...) { now <- start; for (each in list(...)) now[each[1]] <- now[each[1]] + each[2]; at(now) }
  places <- which(free)
  middle <- at(start)
  up <- lapply(places, function(p) move(c(p, step[p])))
  down <- lapply(places, function(p) move(c(p, -step[p])))
  scores <- sapply(seq_along(places), function(i) (up[[i]] - down[[i]]) / (2 * step[places[i]]))
  curve <- matrix(0, length(places), length(places))
  for (i in seq_along(places)) {
    p <- places[i]
    curve[i, i] <- sum(up[[i]] - 2 * middle + down[[i]]) / step[p]^2
    for (j in seq_len(i - 1)) {
      q <- places[j]
      both <- sum(move(c(p, step[p]), c(q, step[q])) + move(c(p, -step[p]), c(q, -step[q])) -
        move(c(p, step[p]), c(q, -step[q])) - move(c(p, -step[p]), c(q, step[q])))
      curve[i, j] <- curve[j, i] <- both / (4 * step[p] * step[q])
    }
  }
  inverse <- solve(-curve)
  count <- length(middle)
  sandwich <- inverse %*% crossprod(scores) %*% inverse * count / (count - 1)
  estimates <- start
  estimates[places] <- start[places] + as.vector(inverse %*% colSums(scores))
  whole <- function(part) { found <- matrix(0, length(start), length(start)); found[places, places] <- part; found }
  list(
    log_likelihood = sum(at(estimates)), estimates = estimates,
    covariance = whole(inverse), sandwich = whole(sandwich)
  )
}

# Everybody's chance of yes, averaged over the spread between groups.
find_chances <- function(predictor, sds) {
  spread <- sqrt(sum(sds^2))
  if (spread == 0) return(plogis(predictor))
  z <- seq(-8, 8, by = 0.1)
  bell <- dnorm(z) / sum(dnorm(z))
  as.vector(plogis(outer(predictor, spread * z, "+")) %*% bell)
}

average_chance <- function(predictor, sds, weights) sum(weights * find_chances(predictor, sds))
