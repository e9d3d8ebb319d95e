"""What people are asked: instruments, their files and questionnaires."""
