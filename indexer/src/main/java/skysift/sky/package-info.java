/**
 * Which part of the sky?
 *
 * <p>Positions, cones and footprints on the sphere, and the texts archives write them in: STC-S,
 * DALI shapes, MOC. Everything is ICRS in degrees at the door and unit vectors inside: edges are
 * great circles, and neither a pole nor RA 0 is special. All types are immutable values, safe in
 * any thread.
 *
 * <p>Used by everything that speaks of places. Depends on the JDK only.
 */
package skysift.sky;
