"""What every stage uses and none of it knows about a stage."""
