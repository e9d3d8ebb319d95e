"""What a hypothesis measures, and where its values come from."""
