//! What must hold for any story: nothing lost, nothing twice, no order or base that changes the grouping.
