package skysift.vo;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import skysift.obscore.ExtraColumn;
import skysift.obscore.ObsCoreColumn;

/**
 * A row of an ObsCore table, as the archive said it.
 *
 * @param number position in the table, from 1
 * @param values what each ObsCore column says: {@code String}, {@code Long}, {@code Double} or
 *     {@code Boolean}, whatever the table holds; nulls are absent, NaN and blanks are not cleaned.
 *     DALI shapes in s_region are text already ({@code CIRCLE ICRS ...})
 * @param extras the other columns, nulls and blanks left out
 */
public record ObsCoreRow(
    long number, ImmutableMap<ObsCoreColumn, Object> values, ImmutableList<ExtraColumn> extras) {}
