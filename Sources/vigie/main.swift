import Pipeline
import Problems

print("vigie")
