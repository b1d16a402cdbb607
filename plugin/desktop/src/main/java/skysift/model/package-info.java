/**
 * What is being asked, shown and chosen just now?
 *
 * <p>A whole session without a screen: ask, tick, select, send. Used by {@code ui} and {@code
 * eclipse}; knows {@code app} and the values, no Swing. All methods and listeners belong to one
 * thread, the event thread; work runs elsewhere through {@code Tasks}.
 */
package skysift.model;
