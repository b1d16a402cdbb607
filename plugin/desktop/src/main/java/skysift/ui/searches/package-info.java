/**
 * What does the part of the screen show on searches and baskets with a name, exports, citations and
 * collections?
 *
 * <p>Knows the models and the values, no other part of the screen.
 */
package skysift.ui.searches;
