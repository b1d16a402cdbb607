package skysift.demo;

/**
 * Something in the sky to point at.
 *
 * @param name as target_name says it
 * @param ra right ascension, ICRS, degrees
 * @param dec declination, ICRS, degrees
 * @param look what it looks like: galaxy, nebula, cluster, star or field
 */
record Target(String name, double ra, double dec, String look) {}
