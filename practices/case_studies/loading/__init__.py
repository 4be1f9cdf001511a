from practices.case_studies.loading.load import load_cases
from practices.case_studies.loading.read import read_cases

__all__ = ["load_cases", "read_cases"]
