package skysift.search;

import java.util.OptionalDouble;
import skysift.sky.Moc;

/**
 * Which part of the sky the matching datasets cover; those of which only a position is known cover
 * none but count as a point.
 *
 * @param map the cells of the order asked for that have any part of a footprint
 * @param area square degrees covered, to the fineness of the map: cells count whose middle is
 *     covered. Never more than {@code map.area()}
 * @param share of the asked region that is covered, 0 to 1, told in the same way; empty without a
 *     region, or when it is too small to have the middle of a cell
 */
public record Cover(Moc map, double area, OptionalDouble share) {}
