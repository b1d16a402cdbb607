package skysift.app;

import skysift.obscore.Dataset;
import skysift.search.Change;
import skysift.search.Life;

/** A dataset that came, changed or went. */
public record ChangedRow(Change change, Dataset dataset, Life life) {}
